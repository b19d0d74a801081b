using System.Text.Json;

using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Routing.History;

/// <summary>A route as the history keeps it: <c>{"Strict":false,"Targets":[{"Role":0,"Model":"claude-opus-4-6","Host":"anthropic",…}]}</c>.</summary>
internal static class RouteText
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true };

    public static string Write(RouteDraft route) => JsonSerializer.Serialize(new Written(route.Strict, route.Targets), Options);

    public static RouteDraft Read(string workload, string name, string text) =>
        JsonSerializer.Deserialize<Written>(text, Options) is { } written ? new(workload, name, written.Targets, written.Strict) : throw new FormatException("This is no route.");

    private sealed record Written(bool Strict, IReadOnlyList<TargetDraft> Targets);
}
