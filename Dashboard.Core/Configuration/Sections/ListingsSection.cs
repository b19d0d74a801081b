using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Marks;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>listings: [{host, url, form: open-ai, apiKeyEnv: OPENAI_API_KEY, paused}]</c>; keys themselves are never in a file.</summary>
internal sealed class ListingsSection : ConfigListSection<ListingDraft>
{
    public override string Name => "listings";

    public override int Order => 40;

    protected override ListingDraft Read(FieldReader fields) => new(
        fields.Required("host"), fields.Required("url"), fields.Choice<ListingForm>("form") ?? ListingForm.OpenAi, fields.Text("apiKeyEnv"), fields.Flag("paused"));

    protected override IEnumerable<Problem> Problems(ListingDraft draft) => draft.Problems();

    protected override string KeyOf(ListingDraft draft) => draft.ListUrl;

    protected override Task<Change> WriteAsync(DashboardStore store, ListingDraft draft, DateTime now, CancellationToken ct) =>
        ListingWriting.WriteAsync(store, draft, now, ct);

    protected override string? SampleKind => MarkKinds.Listing;

    protected override async Task<IEnumerable<ListingDraft>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var sources = await store.ListingSources().AsNoTracking().OrderBy(s => s.Host).ThenBy(s => s.Url).ToListAsync(ct);
        return sources.Select(s => new ListingDraft(s.Host, s.Url, s.Form, CredentialBox.VariableOf(s.Credential), s.Paused));
    }

    protected override ConfigNode Write(ListingDraft draft) => ConfigMap.Of(
        ("host", ConfigScalar.Of(draft.Host)),
        ("url", ConfigScalar.Of(draft.Url)),
        ("form", draft.Form is ListingForm.OpenAi ? null : ConfigScalar.Of(ConfigWords.Write(draft.Form))),
        ("apiKeyEnv", ConfigScalar.Of(draft.Variable)),
        ("paused", ConfigScalar.Of(draft.Paused)));
}
