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
