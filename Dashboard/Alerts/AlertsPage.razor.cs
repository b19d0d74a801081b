using Dashboard.Access;
using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Kit;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Alerts;

/// <summary>The inbox: what deserves a person, worst first.</summary>
public sealed partial class AlertsPage(InboxQuery inbox, AcknowledgeAlert acknowledge, IServiceScopeFactory scopes,
    AuthenticationStateProvider people, IAuthorizationService authorization, AlertBell bell)
    : ComponentBase, IDisposable
{
    private static readonly (string Name, string Label)[] Choices =
        [("open", "Open"), ("new", "New"), ("acknowledged", "Acknowledged"), ("resolved", "Resolved")];

    private LoadFrame<List<InboxAlert>>? _frame;
    private bool _checking;
    private string? _problem;

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    private string Chosen => Choices.Any(c => c.Name == State) ? State! : Choices[0].Name;

    private string EmptySentence => Chosen switch
    {
        "new" => "Nothing waits for you.",
        "acknowledged" => "No alert has been acknowledged and still holds.",
        "resolved" => "No alert has been resolved yet.",
        _ => "No alert is open: nothing that the rules look at needs a person now.",
    };

    protected override void OnInitialized() => bell.Rung += Reload;

    private static string Link(string name) => name == Choices[0].Name ? "/alerts" : $"/alerts?state={name}";

    private async Task<List<InboxAlert>> LoadAsync(CancellationToken ct) => [.. await inbox.ListAsync(
        Chosen switch { "new" => AlertState.New, "acknowledged" => AlertState.Acknowledged, "resolved" => AlertState.Resolved, _ => null }, ct)];

    private async Task AcknowledgeAsync(InboxAlert alert, string? note)
    {
        if (await people.EditorAsync(authorization) is { } person)
            await acknowledge.RunAsync(alert.Id, person, note, CancellationToken.None);
    }

    private async Task CheckNowAsync()
    {
        if (await people.EditorAsync(authorization) is null)
            return;

        (_checking, _problem) = (true, null);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var round = scope.ServiceProvider.GetRequiredService<AlertRound>();
            await Task.Run(() => round.RunAsync(CancellationToken.None));
        }
        catch (AggregateException e)
        {
            _problem = e.InnerExceptions.Count == 1 ? "One rule could not be asked." : $"{e.InnerExceptions.Count} rules could not be asked.";
        }
        finally
        {
            _checking = false;
        }
    }

    private void Reload() => _ = InvokeAsync(() => _frame?.ReloadAsync() ?? Task.CompletedTask);

    public void Dispose() => bell.Rung -= Reload;
}
