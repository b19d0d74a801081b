using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Routes;

/// <summary>A route as somebody asks for it, and as it is read back; targets stand in the order in which they are tried.</summary>
public sealed record RouteDraft(string Workload, string Name, IReadOnlyList<TargetDraft> Targets, bool Strict = false)
{
    public const int MaxText = 200;
    public const int MaxKey = 64;
    public const int MaxTargets = 100;

    public IEnumerable<TargetDraft> Primary => Targets.Where(t => t.Role is TargetRole.Primary);

    public IEnumerable<TargetDraft> Fallbacks => Targets.Where(t => t.Role is TargetRole.Fallback);

    /// <summary>What is wrong with it, taken alone.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Workload))
            yield return new("workload", "A route needs the key of the workload that it serves.");

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxText)
            yield return new("name", $"A route needs a name of at most {MaxText} characters.");

        if (!Primary.Any())
            yield return new("primary", "A route needs at least one primary.");

        if (Targets.Count > MaxTargets)
            yield return new("fallbacks", $"A route may have at most {MaxTargets} targets.");

        foreach (var (role, path) in new[] { (TargetRole.Primary, "primary"), (TargetRole.Fallback, "fallbacks") })
        {
            var targets = Targets.Where(t => t.Role == role).ToList();
            for (var i = 0; i < targets.Count; i++)
            {
                foreach (var problem in targets[i].Problems())
                    yield return problem.Under($"{path}[{i}]");
            }
        }

        // A target listed twice would look like one more way to be served.
        foreach (var twice in Targets.GroupBy(t => t with { Role = default, Weight = null }).Where(g => g.Count() > 1))
            yield return new(twice.Last().Role is TargetRole.Primary ? "primary" : "fallbacks", $"{twice.Key.Text} is listed {twice.Count()} times.");
    }
}

/// <summary>One target as somebody asks for it. Keys of providers are lower case.</summary>
public sealed record TargetDraft(
    TargetRole Role,
    string Model,
    string? Host = null,
    string? Gateway = null,
    bool GatewayHidden = false,
    string? Contract = null,
    double? Weight = null)
{
    /// <summary><c>provider/model</c>, as routers write it: the gateway where there is one, else the host.</summary>
    public string Text => (Gateway ?? Host) is { } provider ? $"{provider}/{Model}" : Model;

    internal IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Model) || Model.Length > RouteDraft.MaxText)
            yield return new("model", $"A target needs the id of a model, at most {RouteDraft.MaxText} characters.");

        foreach (var (path, key) in new[] { ("host", Host), ("gateway", Gateway), ("contract", Contract) })
        {
            if (key is not null && !IsKey(key))
                yield return new(path, $"\"{key}\" is not the key of a provider: lower case letters, digits, points and hyphens, at most {RouteDraft.MaxKey}.");
        }

        if (Gateway is not null && GatewayHidden)
            yield return new("gateway", "A gateway that is named is not hidden; say one or the other.");

        if (Weight is { } weight && !(weight > 0 && double.IsFinite(weight)))
            yield return new("weight", "A weight must be more than zero.");
    }

    private static bool IsKey(string text) =>
        text.Length is > 0 and <= RouteDraft.MaxKey && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');
}
