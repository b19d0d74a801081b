using System.Globalization;
using System.Text;

namespace Dashboard.Core.Workloads;

/// <summary>The short name of a workload: lower case words joined by hyphens, made from its first name and kept for ever.</summary>
public readonly record struct WorkloadKey(string Value)
{
    /// <summary>Longer names are cut, so that a key stays readable in an address.</summary>
    public const int MaxLength = 64;

    public override string ToString() => Value;

    /// <summary>Words of any script survive, accents do not: "Équipe support (EU)" becomes <c>equipe-support-eu</c>.</summary>
    public static WorkloadKey FromName(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length >= MaxLength)
                break;

            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return new(text.Length == 0 ? "workload" : text);
    }

    /// <summary>Whether a text is a key as <see cref="FromName"/> would write it.</summary>
    public static bool IsWellFormed(string text) => text.Length is > 0 and <= MaxLength && FromName(text).Value == text;
}
