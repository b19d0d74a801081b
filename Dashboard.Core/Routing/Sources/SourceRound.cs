namespace Dashboard.Core.Routing.Sources;

/// <summary>One round over all that is due: a file of GitHub that several workloads watch is asked for once, and after GitHub asked for quiet it is asked nothing more.</summary>
internal sealed class SourceRound(RouteSourceReader reader)
{
    private readonly Dictionary<(string Address, string? Version, string? ETag), SourceAnswer> _answers = [];
    private SourceAnswer? _quiet;

    public async Task<SourceAnswer> ReadAsync(RouteSource source, CancellationToken ct)
    {
        if (source.Kind is not RouteSourceKind.GitHub)
            return await reader.ReadAsync(source, ct);

        if (_quiet is not null)
            return _quiet;

        var question = (source.Address, source.Version, source.ETag);
        if (!_answers.TryGetValue(question, out var answer))
            _answers[question] = answer = await reader.ReadAsync(source, ct);

        _quiet = answer is SourceAnswer.Unreachable { Until: not null } ? answer : null;
        return answer;
    }
}
