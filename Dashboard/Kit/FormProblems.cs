using Dashboard.Core.Units;

namespace Dashboard.Kit;

/// <summary>What is wrong with a form, field by field; the elements that show it have predictable ids.</summary>
public sealed class FormProblems
{
    private readonly string _prefix = $"form-{Guid.NewGuid():N}";

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Problem> All { get; private set; } = [];

    public void Set(IReadOnlyList<Problem> problems) => All = problems;

    /// <summary>The id of the field of this path.</summary>
    public string Id(string path) => $"{_prefix}-{path.Replace('[', '-').Replace(']', '-').Replace('.', '-')}";

    /// <summary>The sentences about one field.</summary>
    public IReadOnlyList<string> Of(string path) => [.. All.Where(p => p.Path == path).Select(p => p.Message)];

    public bool Has(string path) => All.Any(p => p.Path == path);

    /// <summary>The id of the sentences, for the field's description; null when there are none.</summary>
    public string? Described(string path) => Has(path) ? $"{Id(path)}-problem" : null;

    /// <summary>What <c>aria-invalid</c> says.</summary>
    public string? Invalid(string path) => Has(path) ? "true" : null;
}
