using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Usage;

namespace Dashboard.Tests.Usage;

public sealed class FormatWordsTests
{
    [Fact]
    public void People_read_a_name_of_every_format() =>
        Assert.DoesNotContain(new UsageFormats().Names, name => FormatWords.Of(name) == name);
}
