using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Sources;

/// <summary>A router's configuration that is read again and again for one workload.</summary>
public sealed class RouteSource
{
    public int Id { get; init; }

    public required string WorkloadKey { get; init; }

    public required RouteSourceKind Kind { get; init; }

    /// <summary>A path of this machine, or <c>owner/repository/path</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Whose configuration it is; null finds out.</summary>
    public string? Tool { get; set; }

    /// <summary>Names of the routes that serve the workload, one a line; empty takes all.</summary>
    public string Wanted { get; set; } = "";

    public RouteSourceState State { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>When somebody last looked, whatever came of it.</summary>
    public DateTime? LookedAt { get; set; }

    /// <summary>When what stands there was last known to be what we have.</summary>
    public DateTime? ReadAt { get; set; }

    public DateTime NextDueAt { get; set; }

    public string? ETag { get; set; }

    /// <summary>What we hold: a commit, or the beginning of the text's hash.</summary>
    public string? Version { get; set; }

    /// <summary>Names of the routes that came from it, one a line: those that leave the file go.</summary>
    public string Taken { get; set; } = "";

    public required string AddedBy { get; init; }

    /// <summary>As people read it.</summary>
    public string Label => Kind is RouteSourceKind.GitHub ? $"github.com/{Address}" : Address;
}

/// <summary>Where a configuration stands.</summary>
public enum RouteSourceKind
{
    File,
    GitHub,
}

/// <summary>What came of the last look.</summary>
public enum RouteSourceState
{
    Waiting,
    Read,

    /// <summary>It could not be reached; the routes are those of the last time.</summary>
    Unreachable,

    /// <summary>It was reached and is no usable configuration; the routes are those of the last time.</summary>
    Refused,
}

/// <summary>A source as somebody asks for it.</summary>
public sealed record RouteSourceDraft(string Workload, RouteSourceKind Kind, string Address, string? Tool = null, IReadOnlyList<string>? Routes = null)
{
    public const int MaxAddress = 500;
    private static readonly string[] Endings = [".json", ".json5", ".jsonc", ".yaml", ".yml", ".toml"];

    /// <summary>The address in its one spelling; null when it is none.</summary>
    public string? Normal => Kind is RouteSourceKind.GitHub
        ? RepositoryFile.Parse(Address) is { } file ? $"{file.Owner}/{file.Repository}/{file.Path}" : null
        : Address.Trim() is { Length: > 0 } path && Path.IsPathFullyQualified(path) && !path.Any(char.IsControl) ? Path.GetFullPath(path) : null;

    public IEnumerable<Problem> Problems(RouterImport import)
    {
        if (Address.Length > MaxAddress || Normal is not { } address)
        {
            yield return new("address", Kind is RouteSourceKind.GitHub
                ? "Name a file of a GitHub repository, as in owner/repository/path/config.yaml or by its address there."
                : "Name a file of the machine that this runs on by its full path, as in /etc/litellm/config.yaml.");
            yield break;
        }

        // Whoever may edit routes must not read whatever the machine holds.
        if (!Endings.Contains(Path.GetExtension(address), StringComparer.OrdinalIgnoreCase))
            yield return new("address", $"The name of a configuration ends in {string.Join(", ", Endings)}.");

        if (Tool is not null && !import.Tools.Contains(Tool, StringComparer.Ordinal))
            yield return new("tool", $"\"{Tool}\" is no router that is known here: {string.Join(", ", import.Tools)}.");
    }
}
