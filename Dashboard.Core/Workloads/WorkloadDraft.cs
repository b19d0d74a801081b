using Dashboard.Core.Units;

namespace Dashboard.Core.Workloads;

/// <summary>A workload as somebody asks for it, in a form or a file.</summary>
public sealed record WorkloadDraft(
    string Key,
    string Name,
    Criticality Criticality = Criticality.Medium,
    string? Owner = null,
    IReadOnlyList<string>? AllowedBlocs = null,
    bool Archived = false,
    IReadOnlyList<RuleDraft>? Rules = null,
    IReadOnlyList<OutputUse>? OutputUses = null)
{
    public const int MaxText = 200;
    public const int MaxRules = 500;

    /// <summary>The blocs a workload may be held to.</summary>
    public static IReadOnlyList<string> Blocs { get; } = ["US", "EU", "CN", "other"];

    /// <summary>What is wrong with it, taken alone.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!WorkloadKey.IsWellFormed(Key))
            yield return new("key", $"The key \"{Key}\" must be lower case words joined by hyphens, at most {WorkloadKey.MaxLength} characters; \"{WorkloadKey.FromName(Key)}\" would do.");

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxText)
            yield return new("name", $"A workload needs a name of at most {MaxText} characters.");

        if (Owner is { Length: > MaxText })
            yield return new("owner", $"The owner may have at most {MaxText} characters.");

        if (AllowedBlocs is { Count: 0 })
            yield return new("allowedBlocs", "An empty list would allow nobody; leave it out to allow every bloc.");

        foreach (var bloc in AllowedBlocs?.Where(b => !Blocs.Contains(b, StringComparer.Ordinal)) ?? [])
            yield return new("allowedBlocs", $"\"{bloc}\" is not a bloc; choose from {string.Join(", ", Blocs)}.");

        if (OutputUses is { Count: 0 })
            yield return new("outputUse", "An empty list would say that nobody uses its outputs; leave it out while that is unknown.");

        if (Rules is { Count: > MaxRules })
            yield return new("rules", $"A workload may have at most {MaxRules} rules; use * in patterns to join some.");

        for (var i = 0; i < Rules?.Count; i++)
        {
            if (Rules[i].Pattern is not { Length: > 0 and <= MaxText })
                yield return new($"rules[{i}].pattern", $"A rule needs a pattern of at most {MaxText} characters.");
            else if (Rules[i].Pattern.All(c => c == '*'))
                yield return new($"rules[{i}].pattern", "A pattern of stars alone would take everything; name at least one character.");
        }
    }
}

/// <summary>A rule as somebody asks for it.</summary>
public sealed record RuleDraft(RuleKind Kind, string Pattern, int Order = 0);
