using Dashboard.Core.AiModels.Changes;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>
/// What a new listing means for the known one. One poll is not enough to say that a model is gone: it is suspected
/// until the next poll, a passed date of retirement or a new name settles it.
/// </summary>
public static class ListingUpdate
{
    /// <summary>Lists smaller than this are too small to speak of shares.</summary>
    public const int GuardFrom = 5;

    /// <summary>The part of a list that may be missing from the next one.</summary>
    public const double MostLost = 0.2;

    /// <summary>Why a listing is too small to believe; null when it may count.</summary>
    public static string? Doubt(int known, int listed) =>
        known >= GuardFrom && listed < known * (1 - MostLost)
            ? $"The host lists {listed} models where {known} were known; a fall by more than 20 % is taken for a fault of the host until a person accepts it."
            : null;

    /// <summary>
    /// Changes the known models in place and answers with what happened, suspicions that are now confirmed included; a baseline is taken without a word.
    /// </summary>
    /// <param name="open">Suspicions of this source that are not settled, by id.</param>
    /// <param name="whole">False when only a part of the list was read: what is not on it says nothing.</param>
    public static IReadOnlyList<ModelChange> Apply(
        ListingSource source, IReadOnlyList<ListedLine> listed, IReadOnlyDictionary<string, ModelChange> open, bool baseline, bool whole, DateTime now)
    {
        var known = source.Models.ToDictionary(m => m.RawId, StringComparer.Ordinal);
        var present = listed.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var changes = new List<ModelChange>();
        var missing = whole ? source.Models.Where(m => m.GoneAt is null && !present.Contains(m.RawId)).ToList() : [];
        var renames = baseline ? [] : Renames(missing, listed.Where(l => !IsListed(known, l.Id)));

        foreach (var line in listed)
        {
            if (!known.TryGetValue(line.Id, out var model))
            {
                model = new ListedModel { RawId = line.Id, FirstSeenAt = now };
                source.Models.Add(model);
            }

            if (renames.TryGetValue(line.Id, out var old))
                changes.Add(Change(ModelChangeType.Renamed, line.Id, old.RawId, line.Id));
            else if (!IsListed(known, line.Id))
                changes.Add(Change(ModelChangeType.Appeared, line.Id));
            else if (model.MissingSince is not null && open.TryGetValue(line.Id, out var suspicion))
                (suspicion.State, suspicion.SettledAt) = (ModelChangeState.Withdrawn, now);

            if (IsListed(known, line.Id))
            {
                if (model.RetiresOn != line.RetiresOn)
                    changes.Add(Retirement(model, line));

                changes.AddRange(ListedFacts.Compare(model, line).Select(d => Change(d.Type, line.Id, d.Before, d.After)));
            }

            Keep(model, line, now);
        }

        foreach (var model in missing)
        {
            var renamed = renames.ContainsValue(model);
            var certain = baseline || renamed || model.MissingSince is not null || model.RetiresOn <= DateOnly.FromDateTime(now);
            if (open.TryGetValue(model.RawId, out var suspicion))
            {
                (suspicion.State, suspicion.SettledAt) = (renamed ? ModelChangeState.Withdrawn : ModelChangeState.Confirmed, now);
                if (!renamed)
                    changes.Add(suspicion);
            }
            else if (!renamed)
                changes.Add(Change(ModelChangeType.Vanished, model.RawId, state: certain ? ModelChangeState.Confirmed : ModelChangeState.Suspected));

            model.MissingSince ??= now;
            model.GoneAt = certain ? now : null;
        }

        return baseline ? [] : changes;

        ModelChange Change(ModelChangeType type, string id, string? before = null, string? after = null, ModelChangeState state = ModelChangeState.Confirmed) => new()
        {
            SourceId = source.Id,
            Host = source.Host,
            Type = type,
            RawModel = id,
            Before = before,
            After = after,
            At = now,
            State = state,
            SettledAt = state is ModelChangeState.Confirmed ? now : null,
        };

        ModelChange Retirement(ListedModel model, ListedLine line) => Change(
            (model.RetiresOn, line.RetiresOn) switch
            {
                (null, _) => ModelChangeType.RetirementAnnounced,
                (_, null) => ModelChangeType.RetirementWithdrawn,
                _ => ModelChangeType.RetirementMoved,
            },
            line.Id, model.RetiresOn?.ToString("yyyy-MM-dd", null), line.RetiresOn?.ToString("yyyy-MM-dd", null));
    }

    /// <summary>A missing id and a new one that differ in spelling only are one model with another name.</summary>
    private static Dictionary<string, ListedModel> Renames(IEnumerable<ListedModel> missing, IEnumerable<ListedLine> fresh)
    {
        var bySpelling = missing.GroupBy(m => Spelling(m.RawId)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single());
        return fresh.GroupBy(l => Spelling(l.Id))
            .Where(g => g.Count() == 1 && bySpelling.ContainsKey(g.Key))
            .ToDictionary(g => g.Single().Id, g => bySpelling[g.Key], StringComparer.Ordinal);
    }

    private static string Spelling(string id) => string.Concat(id.Split('/')[^1].Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsListed(Dictionary<string, ListedModel> known, string id) => known.TryGetValue(id, out var model) && model.GoneAt is null;

    private static void Keep(ListedModel model, ListedLine line, DateTime now)
    {
        model.LastSeenAt = now;
        (model.MissingSince, model.GoneAt) = (null, null);
        (model.CreatedAt, model.OwnedBy, model.RetiresOn, model.Replacement) = (line.CreatedAt, line.OwnedBy, line.RetiresOn, line.Replacement);
        ListedFacts.Keep(model, line);
    }
}
