using Dashboard.Core.Providers.Credentials;

using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Tests.Providers.Credentials;

public sealed class CredentialBoxTests
{
    private readonly CredentialBox _box = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_sealed_key_opens_here_and_nowhere_else()
    {
        var stored = _box.Seal("sk-1");

        Assert.DoesNotContain("sk-1", stored, StringComparison.Ordinal);
        Assert.Equal("sk-1", Assert.IsType<CredentialAnswer.Secret>(_box.Open(stored)).Value);
        Assert.IsType<CredentialAnswer.Missing>(new CredentialBox(new EphemeralDataProtectionProvider()).Open(stored));
        Assert.IsType<CredentialAnswer.Missing>(_box.Open("?"));
    }

    [Fact]
    public void A_secret_is_not_written_by_accident() => Assert.DoesNotContain("sk-1", $"{_box.Open(_box.Seal("sk-1"))}", StringComparison.Ordinal);

    [Theory]
    [InlineData("OPENAI_API_KEY", true)]
    [InlineData("TEAM_2_API_TOKEN", true)]
    [InlineData("OPENAI_ADMIN_KEY", true)]
    [InlineData("GITHUB_TOKEN", true)]
    [InlineData("AWS_SESSION_TOKEN", false)]
    [InlineData("JWT_SIGNING_KEY", false)]
    [InlineData("PATH", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("ConnectionStrings__Main", false)]
    public void Only_variables_named_like_keys_for_an_api_may_be_sent_away(string variable, bool may)
    {
        Assert.Equal(may, CredentialBox.MayRefer(variable));
        if (!may)
            Assert.Contains("not named", Assert.IsType<CredentialAnswer.Missing>(_box.Open(CredentialBox.Refer(variable))).Reason, StringComparison.Ordinal);
    }
}
