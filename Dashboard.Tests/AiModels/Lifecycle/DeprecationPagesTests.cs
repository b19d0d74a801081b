using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using Dashboard.Core.AiModels.Lifecycle.Reading;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels.Lifecycle;

/// <summary>Real pages about deprecations, against dates that people have collected from the same providers.</summary>
public sealed partial class DeprecationPagesTests(ITestOutputHelper output)
{
    // Whose collected dates may stand on which page. Bedrock's and Vertex' names are shortened by the collectors.
    private static readonly (string Page, string Provider)[] Pages =
    [
        ("alibaba__deprecations.md", "alibaba"), ("anthropic__deprecations.md", "anthropic"), ("anthropic__models.md", "anthropic"),
        ("bedrock__model-lifecycle.md", "bedrock"), ("cohere__deprecations.md", "cohere"), ("cohere__models.md", "cohere"),
        ("deepseek__updates.md", "deepseek"), ("google__deprecations.md", "google"), ("mistral__models.md", "mistral"),
        ("moonshot__models.md", "moonshot"), ("openai__deprecations.md", "openai"), ("openai__models.md", "openai"),
        ("vertex__model-versions.md", "vertex"), ("xai__may-15-retirement.md", "xai"), ("aws_bedrock_lifecycle.html", "bedrock"),
        ("google_changelog.html", "google"), ("google_deprecations.html", "google"), ("openai_deprecations.html", "openai"), ("xai_models.html", "xai"),
    ];

    [Fact]
    public void Ninety_five_of_a_hundred_collected_dates_that_stand_on_a_page_are_found()
    {
        var (stand, found, misses) = (0, 0, new List<string>());
        var curated = Curated();
        foreach (var (page, provider) in Pages)
        {
            var text = Text(page);
            var facts = Read(page, text);
            var (here, hits) = (0, 0);
            foreach (var fact in curated.Where(f => f.Provider == provider))
            {
                if (!Standing(text, fact.Model, fact.Ends))
                    continue;

                here++;
                if (facts.Any(f => f.Ends == fact.Ends && Same(f.Model, fact.Model)))
                    hits++;
                else
                    misses.Add($"{page}: {fact.Model} {fact.Ends:yyyy-MM-dd}; the page gives {string.Join(", ", facts.Where(f => Same(f.Model, fact.Model)).Select(f => f.Ends?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no day"))}");
            }

            output.WriteLine($"{page,-34} {facts.Count,4} rows, {facts.Count(f => f.Ends is not null),4} with a day; collected and on the page {here,3}, found {hits,3}");
            (stand, found) = (stand + here, found + hits);
        }

        foreach (var miss in misses)
            output.WriteLine($"missed: {miss}");

        output.WriteLine($"{found} of {stand} found");
        Assert.InRange(stand, 100, 1000);
        Assert.True(found >= stand * 0.95, string.Join('\n', misses));
    }

    [Fact]
    public void Every_fact_quotes_the_row_or_sentence_that_says_it()
    {
        foreach (var (page, _) in Pages)
            Assert.All(Read(page, Text(page)), f => Assert.False(string.IsNullOrWhiteSpace(f.Quote)));
    }

    [Fact]
    public void Pages_with_tables_of_endings_give_rows()
    {
        foreach (var (page, least) in new[] { ("groq__deprecations.md", 20), ("xiaomi__deprecations.md", 4), ("cerebras__deprecations.md", 8), ("azure_foundry_lifecycle.html", 20), ("aws_bedrock_lifecycle.html", 30) })
        {
            var facts = Read(page, Text(page));
            output.WriteLine($"{page}: {facts.Count} rows, for example {(facts.Count > 0 ? facts[0] : null)}");
            Assert.InRange(facts.Count, least, 500);
        }
    }

    private static IReadOnlyList<LifecycleFact> Read(string page, string text) =>
        page.EndsWith(".md", StringComparison.Ordinal) ? LifecycleReader.ReadMarkdown(text) : LifecycleReader.ReadHtml(text);

    private static string Text(string page) =>
        File.ReadAllText(SharedData.PathTo($"models/deprecations/{(page.EndsWith(".md", StringComparison.Ordinal) ? "pages_md" : "pages_html")}/{page}"));

    private static List<(string Provider, string Model, DateOnly Ends)> Curated() =>
    [
        .. from line in File.ReadLines(SharedData.PathTo("models/deprecations/facts.jsonl"))
           let row = JsonDocument.Parse(line).RootElement
           where row.GetProperty("dataset").GetString()!.StartsWith("mnfst", StringComparison.Ordinal)
           from name in new[] { "retirement", "earliest_retirement" }
           where row.GetProperty(name).ValueKind is JsonValueKind.String
           select (row.GetProperty("provider").GetString()!, row.GetProperty("model").GetString()!, DateOnly.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture)),
    ];

    // "Stands on the page" is said of a model and a day in one section; that both occur somewhere says nothing about each other.
    private static bool Standing(string text, string model, DateOnly day) => Sections().Split(text).Any(section =>
        Regex.IsMatch(section, $@"(?<![\w.-]){Regex.Escape(model)}(?![\w-]|\.\d)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))
        && Spellings(day).Any(s => section.Contains(s, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Spellings(DateOnly day) =>
        ((string[])["yyyy-MM-dd", "yyyy‑MM‑dd", "MMMM d, yyyy", "MMM d, yyyy", "M/d/yyyy", "MM/dd/yy", "yyyy.M.d", "MMMM d'th', yyyy", "d MMMM yyyy"]).Select(f => day.ToString(f, CultureInfo.InvariantCulture));

    private static bool Same(string page, string collected) =>
        ModelName.Normalise(page) == ModelName.Normalise(collected) || ModelName.Normalise(page).Contains($"-{ModelName.Normalise(collected)}-v", StringComparison.Ordinal);

    [GeneratedRegex(@"(?m)^#{1,4} |<h[1-4][ >]", RegexOptions.CultureInvariant)]
    private static partial Regex Sections();
}
