using System.Text.Json;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Classify.Evaluation;
using Dashboard.Core.Terms.Sources;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms;

/// <summary>Real pages and labelled pairs, where the folder with them stands beside the project; skipped elsewhere.</summary>
public sealed class TermsMaterialTests
{
    private static readonly string Data = SharedData.Root;

    [Fact]
    public void Genuine_pages_are_accepted_and_failures_refused_by_their_state()
    {
        var pages = Lines("html", "manifest.json", json => JsonDocument.Parse(json).RootElement.EnumerateArray().ToList());
        var (genuine, refused) = (0, 0);
        foreach (var page in pages)
        {
            var url = page.GetProperty("url").GetString() is { } text ? new Uri(text) : null;
            var bytes = File.ReadAllBytes(Path.Combine(Data, "html", page.GetProperty("file").GetString()!));
            var state = TermsCheck.Of(PageExtractor.Extract(Charset.Decode(bytes, null), PageParts.Whole, url), new() { Asked = url }).State;
            var failure = page.GetProperty("roles").EnumerateArray().Select(r => r.GetProperty("role").GetString()!).FirstOrDefault(r => r.StartsWith("failure:", StringComparison.Ordinal));
            if (failure is not null)
            {
                Assert.Contains(state, StatesOf(failure));
                continue;
            }

            genuine++;
            if (state != TermsState.Fresh)
                refused++;
        }

        Assert.True(refused <= genuine * 0.03, $"{refused} of {genuine} genuine pages were refused.");
    }

    [Fact]
    public void A_raw_page_that_differs_without_a_change_is_no_change()
    {
        var pages = Lines("html", "manifest.json", json => JsonDocument.Parse(json).RootElement.EnumerateArray().ToList());
        var churn = pages.Where(p => Roles(p).Contains("raw-churn-pair") && !Roles(p).Any(r => r.StartsWith("label-pair", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(churn);
        foreach (var page in churn)
        {
            var earlier = pages
                .Where(p => p.GetProperty("snapshotPath").GetString() == page.GetProperty("snapshotPath").GetString() && CapturedAt(p) < CapturedAt(page) && !Roles(p).Any(r => r.StartsWith("failure", StringComparison.Ordinal)))
                .OrderBy(CapturedAt).LastOrDefault();
            if (earlier.ValueKind == JsonValueKind.Undefined)
                continue;

            var diff = ChangeClassifier.Compare(Html(earlier), Html(page));
            Assert.True(diff.Level == ChangeLevel.None, $"{page.GetProperty("file")}: {diff.Weightiest?.Reason} \"{diff.Weightiest?.Evidence}\"");
        }
    }

    [Fact]
    public void Labelled_pairs_meet_every_bar_of_the_evaluation()
    {
        var pairs = Lines("terms", "labels.jsonl", text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList());
        var evaluation = TermsEvaluation.Of([.. pairs.Where(p => !p.TryGetProperty("uncertain", out var u) || !u.GetBoolean()).Select(pair => new LabelledPair(
            pair.GetProperty("to").GetString()!,
            pair.GetProperty("provider").GetString()!,
            pair.GetProperty("substantive").GetBoolean(),
            Word<ChangeLevel>(pair.GetProperty("severity")),
            [.. pair.GetProperty("topics").EnumerateArray().Select(Word<TermsTopic>)],
            ChangeClassifier.Compare(Text(pair, "from"), Text(pair, "to"))))]);

        Assert.Empty(evaluation.Unmet());
    }

    private static List<string> Roles(JsonElement page) => [.. page.GetProperty("roles").EnumerateArray().Select(r => r.GetProperty("role").GetString()!)];

    private static DateTimeOffset CapturedAt(JsonElement page) => page.GetProperty("capturedAt").GetDateTimeOffset();

    private static PageText Html(JsonElement page) => PageExtractor.Extract(
        Charset.Decode(File.ReadAllBytes(Path.Combine(Data, "html", page.GetProperty("file").GetString()!)), null), PageParts.Whole, new Uri(page.GetProperty("url").GetString()!));

    private static T Word<T>(JsonElement word)
        where T : struct, Enum => Enum.Parse<T>(word.GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static TermsState[] StatesOf(string failure) => failure switch
    {
        "failure:edge-error" => [TermsState.WrongPage],
        "failure:parser-error" => [TermsState.WrongPage, TermsState.Unrendered],
        "failure:redirect-to-other-document" => [TermsState.Moved, TermsState.WrongPage],
        _ => [TermsState.Unrendered],
    };

    private static PageText Text(JsonElement pair, string side) =>
        PageExtractor.Extract(File.ReadAllText(Path.Combine(Data, "terms", pair.GetProperty(side).GetString()!)), PageParts.Whole);

    private static List<JsonElement> Lines(string folder, string file, Func<string, List<JsonElement>> read)
    {
        var path = Path.Combine(Data, folder, file);
        Assert.SkipUnless(File.Exists(path), "Wants the real pages in ../shared/data beside the project.");
        return read(File.ReadAllText(path));
    }
}
