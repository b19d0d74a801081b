using Dashboard.Access;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Summaries;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Terms;

/// <summary>Asks a model for a summary when somebody wants it.</summary>
public sealed partial class SummaryCard(SummariseChange summaries, IAuthorizationService authorization, AuthenticationStateProvider people) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private SummaryOutcome? _outcome;
    private bool _asking;

    [Parameter, EditorRequired]
    public required TermsDiff Diff { get; set; }

    private async Task AskAsync()
    {
        // Somebody pays for the answer.
        if (await people.EditorAsync(authorization) is null)
            return;

        _asking = true;
        try
        {
            _outcome = await summaries.RunAsync(Diff, _left.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }

        _asking = false;
    }

    private static string Left(SummaryOutcome.Made made) => string.Join(' ', new[]
    {
        made.Dropped switch { 0 => null, 1 => "One point that quoted nothing of the change was left out.", var n => $"{n} points that quoted nothing of the change were left out." },
        made.LeftOut switch { 0 => null, 1 => "One changed sentence was not shown to it.", var n => $"{n} changed sentences were not shown to it." },
    }.OfType<string>());

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }
}
