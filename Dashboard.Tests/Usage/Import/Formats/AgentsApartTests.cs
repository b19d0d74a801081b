using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>Transcripts of one agent that speak of another's are still their own.</summary>
public sealed class AgentsApartTests
{
    private const string Asked = """{"uuid":"u-0","sessionId":"s","timestamp":"2026-03-01T10:00:00Z","type":"user","message":{"role":"user","content":"How does Qwen Code count?"}}""";

    [Theory]
    // A tool's answer that is the other agent's line, as an object and as a quoted text.
    [InlineData("""{"uuid":"u-1","sessionId":"s","type":"user","message":{"role":"user"},"toolUseResult":{"usageMetadata":{"promptTokenCount":1}}}""", "claude-code")]
    [InlineData("""{"uuid":"u-1","sessionId":"s","type":"user","message":{"role":"user","content":"{\"usageMetadata\":{}}"}}""", "claude-code")]
    [InlineData("""{"uuid":"u-1","sessionId":"s","type":"assistant","model":"qwen3-coder-plus","usageMetadata":{"promptTokenCount":1}}""", "qwen-code")]
    public void A_property_counts_where_it_stands_and_not_where_it_is_quoted(string line, string format)
    {
        // Behind the first objects, which alone are kept by name.
        var head = new FileHead([.. System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [.. Enumerable.Repeat(Asked, 30), line]))]);

        Assert.Equal(format, new UsageFormats().Recognise(head, null, []).Format?.Name);
    }
}
