using Dashboard.Shell;

namespace Dashboard.Tests.Shell;

/// <summary>One line of the drawer is lit: that of the page the address belongs to.</summary>
public sealed class PagesTests
{
    [Theory]
    [InlineData("/", "Overview")]
    [InlineData("/settings", "Settings")]
    [InlineData("/settings/tokens", "Tokens")]
    [InlineData("/settings/rates", "Settings")]
    [InlineData("/connections/7", "Connections")]
    [InlineData("/connections/reconciliation", "Connections")]
    [InlineData("/connectionsfoo", null)]
    [InlineData("/welcome", null)]
    public void An_address_belongs_to_the_page_with_the_longest_path_above_it(string path, string? title) =>
        Assert.Equal(title, Pages.At(path)?.Title);
}
