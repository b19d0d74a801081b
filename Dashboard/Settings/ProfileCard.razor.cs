using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads.Profile;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Settings;

/// <summary>Who we are, and the form that says so.</summary>
public sealed partial class ProfileCard(SettingsWrites writes, ModelCatalogue catalogue) : ComponentBase
{
    private readonly FormProblems _problems = new();
    private ProfileInput? _input;

    [Parameter, EditorRequired]
    public required OrganisationProfile Profile { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private static string WordsOf(ContractKind kind) => kind switch
    {
        ContractKind.Api => "commercial terms",
        ContractKind.Consumer => "consumer terms",
        _ => "both kinds",
    };

    private void Edit()
    {
        _problems.Set([]);
        _input = ProfileInput.From(Profile);
    }

    // A country of a list is marked at the list.
    private string? Invalid(string list) => _problems.All.Any(p => p.Path.StartsWith(list, StringComparison.Ordinal)) ? "true" : null;

    private string KeyOf(string name) => (catalogue.Find(new ProviderKey(name)) ?? catalogue.FindByName(name))?.Key.Value ?? name;

    private async Task SaveAsync()
    {
        switch (await writes.ProfileAsync(_input!.ToProfile(KeyOf)))
        {
            case SaveOutcome.Refused refused:
                _problems.Set(refused.Problems);
                return;
            default:
                _input = null;
                await Changed.InvokeAsync();
                return;
        }
    }
}
