using System.Globalization;
using System.Text;

namespace Dashboard.Core.Usage.Proof;

/// <summary>
/// A folder of Claude Code transcripts with its true totals: answers that grow over several lines, resumed sessions that
/// repeat earlier ones, subagents told of by their parents, lines cut off, and texts that quote usage.
/// </summary>
public sealed class GeneratedTranscripts(long usageLines, int seed)
{
    private static readonly string[] Models = ["claude-sonnet-4-5-20250929", "claude-opus-4-6", "claude-haiku-4-5-20251001"];

    private readonly Random _random = new(seed);
    private List<string> _earlier = [];
    private long _written;

    public long Messages { get; private set; }

    public long Input { get; private set; }

    public long Output { get; private set; }

    public long CacheRead { get; private set; }

    public long CacheWrite { get; private set; }

    public long Bytes { get; private set; }

    public int Files { get; private set; }

    public async Task WriteAsync(string folder, CancellationToken ct)
    {
        while (_written < usageLines)
        {
            ct.ThrowIfCancellationRequested();
            var project = _random.Next(25);
            var session = Guid.NewGuid().ToString();
            var path = Path.Combine(folder, $"-home-dev-w{project}");
            await WriteSessionAsync(path, session, $"/home/dev/w{project}", ct);
        }
    }

    private async Task WriteSessionAsync(string folder, string session, string cwd, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var lines = new List<string> { "{\"type\":\"summary\",\"summary\":\"About \\\"usage\\\":{}\",\"leafUuid\":\"x\"}" };
        var agents = new List<string>();
        if (_random.Next(16) == 0)
        {
            // A resumed session repeats an earlier one under its own id.
            lines.AddRange(_earlier);
            _written += _earlier.Count;
        }

        var own = new List<string>();
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(_random.Next(300 * 86400));
        for (var i = _random.Next(4, 60); i > 0; i--)
        {
            at = at.AddSeconds(_random.Next(3, 60));
            lines.Add($"{{\"type\":\"user\",\"sessionId\":\"{session}\",\"version\":\"2.0.1\",\"message\":{{\"role\":\"user\",\"content\":\"{Words()} {{\\\"usage\\\":{{\\\"input_tokens\\\":999999}}}}\"}}}}");
            var copies = Message(session, cwd, at, agent: false);
            own.AddRange(copies.Lines);
            lines.AddRange(copies.Lines);
            if (_random.Next(40) != 0)
                continue;

            var agent = Message(session, cwd, at, agent: true);
            agents.AddRange(agent.Lines);
            lines.Add(agent.Progress);
            _written++;
        }

        if (_random.Next(100) == 0)
            lines.Add("{\"type\":\"assistant\",\"message\":{\"id\":\"cut\",\"usage\":{\"input_tokens\":7,\"output_tok");

        _earlier = own.Count > 30 ? own[..30] : own;
        await SaveAsync(Path.Combine(folder, session + ".jsonl"), lines, ct);
        if (agents.Count == 0)
            return;

        var beside = Directory.CreateDirectory(Path.Combine(folder, session, "subagents"));
        await SaveAsync(Path.Combine(beside.FullName, "agent-1.jsonl"), agents, ct);
    }

    private (List<string> Lines, string Progress) Message(string session, string cwd, DateTime at, bool agent)
    {
        var (id, model) = ($"msg_{Guid.NewGuid():N}", Models[_random.Next(Models.Length)]);
        var request = _random.Next(30) == 0 ? "" : $"\"requestId\":\"req_{Guid.NewGuid():N}\",";
        long input = _random.Next(1, 2000), read = _random.Next(90_000), write = _random.Next(4000), output = _random.Next(20, 2400);
        string Event(long grown, int step)
        {
            var usage = $"{{\"input_tokens\":{input},\"cache_creation_input_tokens\":{write},\"cache_read_input_tokens\":{read},\"cache_creation\":{{\"ephemeral_5m_input_tokens\":{write},\"ephemeral_1h_input_tokens\":0}},\"output_tokens\":{grown},\"service_tier\":\"standard\"}}";
            return $"\"sessionId\":\"{session}\",\"cwd\":\"{cwd}\",\"version\":\"2.0.1\",\"isSidechain\":{(agent ? "true" : "false")},{request}\"type\":\"assistant\",\"timestamp\":\"{at.AddMilliseconds(step * 400).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}\",\"message\":{{\"id\":\"{id}\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"{model}\",\"content\":[{{\"type\":\"text\",\"text\":\"{Words()}\"}}],\"usage\":{usage}}}}}";
        }

        var copies = _random.Next(1, 5);
        var lines = Enumerable.Range(0, copies).Select(i => "{" + Event(i == copies - 1 ? output : 1, i)).ToList();
        _written += copies;
        Messages++;
        Input += input;
        Output += output;
        CacheRead += read;
        CacheWrite += write;
        var progress = $"{{\"type\":\"progress\",\"sessionId\":\"{session}\",\"cwd\":\"{cwd}\",\"version\":\"2.0.1\",\"isSidechain\":false,\"data\":{{\"type\":\"agent_progress\",\"message\":{{{Event(output, copies - 1)}}}}}";
        return (lines, progress);
    }

    private string Words()
    {
        var text = new StringBuilder();
        for (var i = _random.Next(10, 200); i > 0; i--)
            text.Append("the parser reads each line and keeps the fullest".AsSpan(_random.Next(8) * 6, 6));

        return text.ToString();
    }

    private async Task SaveAsync(string path, List<string> lines, CancellationToken ct)
    {
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", ct);
        Bytes += new FileInfo(path).Length;
        Files++;
    }
}
