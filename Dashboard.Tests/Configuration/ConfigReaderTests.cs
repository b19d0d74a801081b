using Dashboard.Core.Configuration;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dashboard.Tests.Configuration;

public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("a: &x [1]\nb: *x", "Anchors")]
    [InlineData("a: 1\na: 2", "twice")]
    [InlineData("a: [1", "Line")]
    [InlineData("a: 1\n---\nb: 2", "one document")]
    [InlineData("""{"a":1,"a":2}""", "JSON")]
    [InlineData("""{"a":1""", "JSON")]
    [InlineData("""{"a":"\ud800"}""", "half of a character")]
    [InlineData("""{"\ud800":1}""", "half of a character")]
    public void What_cannot_be_read_is_said(string text, string reason)
    {
        var (root, problem) = ConfigReader.Read(text);

        Assert.Null(root);
        Assert.Contains(reason, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_node_knows_where_it_stands()
    {
        var (yaml, _) = ConfigReader.Read("workloads:\n- name: a\n- name: b\n  criticality: high\n");
        var (json, _) = ConfigReader.Read("""{"workloads":[{"name":"a"},{"name":"b","criticality":"high"}]}""");

        Assert.Equal("workloads[1].criticality", Last(yaml!).Path);
        Assert.Equal("workloads[1].criticality", Last(json!).Path);
    }

    [Fact]
    public void A_spoiled_file_is_refused_and_never_brings_it_down()
    {
        const string Seed = "workloads:\n- name: \"a\"\n  routes: [{name: x, targets: [a, 'b']}]\n  note: |\n    two\n    lines\n";
        string[] splinters = ["{", "}", "[", "]", "\"", "'", ":", ",", "\n", "\t", "- ", "? ", "&a ", "*a", "!!x ", "!<", "|", ">-", "#", "%YAML 1.2\n", "---\n", "...\n", "\0", "\uFEFF", "\uD800", "\\x"];
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var text = Seed;
            for (var turns = random.Next(1, 6); turns > 0; turns--)
            {
                var at = random.Next(text.Length + 1);
                text = text[..at] + splinters[random.Next(splinters.Length)] + text[Math.Min(text.Length, at + random.Next(3))..];
            }

            var (root, problem) = ConfigReader.Read(text);
            Assert.True(root is null == problem is not null, text);
        }
    }

    [Fact]
    public void Depth_is_limited() => Assert.NotNull(ConfigReader.Read(string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60))).Problem);

    [Property(MaxTest = 500)]
    public Property What_is_written_reads_back_as_the_same_text() => Prop.ForAll(Texts(), texts =>
    {
        var tree = ConfigMap.Of(("list", ConfigList.Of(texts.Select(t => ConfigMap.Of(("x", ConfigScalar.Of(t)), ("y", ConfigScalar.Of(true)))))));
        return new[] { ConfigOutput.Yaml(tree), ConfigOutput.Json(tree) }.All(text => ConfigReader.Read(text) is ({ } root, null) && Values(root).SequenceEqual(texts));
    });

    private static Arbitrary<string[]> Texts() =>
        Gen.OneOf(
            Gen.Elements("null", "~", "", "yes", "true", "0123", "1.5", "- a", "a: b", "#c", "'q'", "\"", "a\nb", "*", "&x", "! t", "% p", "@s", "`", "tab\tx", " lead", "trail ", "客服", "{", "[", ",", "?", "|", ">"),
            Gen.Elements("ab:#-*'\"{}[]&!|>%@` \n\\é0".ToCharArray()).ArrayOf().Select(c => new string(c)))
        .ArrayOf().Where(t => t.Length > 0).ToArbitrary();

    private static IEnumerable<string?> Values(ConfigNode root) =>
        ((ConfigList)((ConfigMap)root).Fields[0].Value).Items.Select(i => ((ConfigScalar)((ConfigMap)i).Fields[0].Value).Value);

    private static ConfigNode Last(ConfigNode node) => node switch
    {
        ConfigMap map => Last(map.Fields[^1].Value),
        ConfigList list => Last(list.Items[^1]),
        _ => node,
    };
}
