using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Units;

namespace Dashboard.AiModels;

/// <summary>Where the key comes from.</summary>
public enum KeySource
{
    /// <summary>What is there already, which may be none.</summary>
    Kept,
    Secret,
    Variable,

    /// <summary>Takes a key away that was saved before.</summary>
    None,
}

/// <summary>What the form about a listing holds; a key that was saved never comes back into it.</summary>
public sealed class ListingInput
{
    public bool IsMissing { get; set; }
    public string? Host { get; set; }
    public string? Url { get; set; }
    public ListingForm Form { get; set; }
    public KeySource KeyFrom { get; set; }
    public string? Secret { get; set; }
    public string? Variable { get; set; }
    public bool HasSecret { get; set; }
    public bool Paused { get; set; }

    public static ListingInput Of(ListingSummary listing) => new()
    {
        Host = listing.Host,
        Url = listing.Url,
        Form = listing.Form,
        KeyFrom = listing.Variable is null ? KeySource.Kept : KeySource.Variable,
        Variable = listing.Variable,
        HasSecret = listing.HasKey && listing.Variable is null,
        Paused = listing.Paused,
    };

    public ListingDraft ToDraft() => new(
        (Host ?? "").Trim(), (Url ?? "").Trim(), Form, KeyFrom == KeySource.Variable ? (Variable ?? "").Trim() : null, Paused);

    /// <summary>What is to happen to the saved key: null leaves it, an empty text takes it away.</summary>
    public string? SecretToSave() => KeyFrom switch
    {
        KeySource.Secret => Secret,
        KeySource.None => "",
        _ => null,
    };

    /// <summary>What only the form can know: a choice without its value.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (KeyFrom == KeySource.Secret && string.IsNullOrWhiteSpace(Secret))
            yield return new("apiKey", "Enter the key, or choose that there is none.");
    }
}
