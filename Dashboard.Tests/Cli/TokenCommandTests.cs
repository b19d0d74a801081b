using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

/// <summary>Tokens from the command line.</summary>
public sealed class TokenCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_token_is_added_listed_without_its_secret_and_revoked()
    {
        var added = await RunAsync("add", "--name", "ci", "--scope", "usage:write", "--scope", "traces:write", "--expires", "2199-12-30", "--connection", "builds", "--json");
        Assert.Equal(0, added.Code);
        var token = JsonDocument.Parse(added.Output).RootElement;
        var secret = token.GetProperty("token").GetString()!;
        Assert.StartsWith("aurd_", secret, StringComparison.Ordinal);
        Assert.Equal(("ci", "2199-12-31T00:00:00Z", "builds"), (token.GetProperty("name").GetString(), token.GetProperty("expiresAt").GetString(), token.GetProperty("connection").GetString()));

        var listed = await RunAsync("list", "--json");
        Assert.DoesNotContain(secret, listed.Output, StringComparison.Ordinal);
        var row = Assert.Single(JsonDocument.Parse(listed.Output).RootElement.GetProperty("tokens").EnumerateArray().ToList());
        Assert.Equal(("active", "[\"usage:write\",\"traces:write\"]"), (row.GetProperty("state").GetString(), JsonSerializer.Serialize(row.GetProperty("scopes"))));

        Assert.Equal(1, (await RunAsync("add", "--name", "ci", "--scope", "usage:write")).Code);
        Assert.Equal(2, (await RunAsync("add", "--name", "other", "--scope", "everything")).Code);
        Assert.Equal(2, (await RunAsync("add", "--name", "other", "--scope", "usage:write", "--expires", "soon")).Code);
        Assert.Equal(0, (await RunAsync("revoke", "ci")).Code);
        Assert.Equal(1, (await RunAsync("revoke", "ci")).Code);
    }

    private Task<Executable.Ended> RunAsync(params string[] args) => Executable.RunAsync(_folder.Path, ["token", .. args, "--data", "data"]);
}
