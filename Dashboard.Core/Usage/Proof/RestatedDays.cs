using System.Globalization;
using System.Text;

using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Proof;

/// <summary>A month of a provider's usage as it was stated first and restated later: with other figures, and with rows gone and come.</summary>
internal sealed class RestatedDays(string folder)
{
    private const int Rows = 60;

    private static readonly DateOnly First = new(2026, 3, 1);

    public static Window Window { get; } = new("restated", First, First.AddDays(30));

    /// <summary>What each statement adds up to.</summary>
    public static IReadOnlyList<(long Entries, long Input)> Statements { get; } = [Sum(0), Sum(1)];

    public string PathOf(int statement) => Path.Combine(folder, $"statement-{statement}.json");

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var statement in (int[])[0, 1])
            await File.WriteAllTextAsync(PathOf(statement), Page(statement), ct);
    }

    private static string Page(int statement)
    {
        var page = new StringBuilder("{\"object\":\"page\",\"data\":[");
        for (var day = 0; day < 30; day++)
        {
            var start = new DateTimeOffset(First.AddDays(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
            page.Append(day == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"object\":\"bucket\",\"start_time\":{start},\"end_time\":{start + 86400},\"results\":[");
            page.AppendJoin(',', Keys(statement).Select(key => string.Create(CultureInfo.InvariantCulture,
                $"{{\"object\":\"organization.usage.completions.result\",\"input_tokens\":{Input(statement, key)},\"output_tokens\":1,\"num_model_requests\":1,\"api_key_id\":\"key_{key}\",\"model\":\"gpt-5-mini\"}}")));
            page.Append("]}");
        }

        return page.Append("],\"has_more\":false,\"next_page\":null}").ToString();
    }

    private static (long, long) Sum(int statement) => (30L * Rows, 30 * Keys(statement).Sum(key => Input(statement, key)));

    private static IEnumerable<int> Keys(int statement) => Enumerable.Range(statement * Rows / 2, Rows);

    private static long Input(int statement, int key) => 100 + key + (statement * 1000);
}
