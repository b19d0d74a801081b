using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Usage;

/// <summary>Adds a polled connection or changes its settings; it can be tested before it is kept, and is synced at once afterwards.</summary>
public sealed partial class FeedFormPage(FeedsQuery feeds, FeedWrites writes, UsageConnectors connectors, ReportingDayQuery days, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<Problem> _problems = [];
    private ConnectionTest? _test;
    private bool _saving, _testing;

    [Parameter]
    public int? Id { get; set; }

    private bool Busy => _saving || _testing;

    private async Task<FeedInput> LoadAsync(CancellationToken ct)
    {
        (_problems, _test) = ([], null);
        if (Id is not { } id)
            return FeedInput.New((await days.TodayAsync(ct)).Today);

        return await feeds.FindAsync(id, ct) is { } feed ? FeedInput.Of(feed) : new FeedInput { IsMissing = true };
    }

    private void Choose(FeedInput input, ConnectorInfo info)
    {
        input.Choose(info, connectors.InfoOf(input.Connector ?? ""));
        (_problems, _test) = ([], null);
    }

    private async Task TestAsync(FeedInput input)
    {
        _problems = [.. input.Problems()];
        _test = null;
        if (_problems.Count > 0)
            return;

        _testing = true;
        try
        {
            _test = await writes.TestAsync(input.ToDraft(), input.GivenSecret, Id, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _testing = false;
        }
    }

    private async Task SaveAsync(FeedInput input)
    {
        _problems = [.. input.Problems()];
        if (_problems.Count > 0)
            return;

        _saving = true;
        var outcome = await writes.SaveAsync(input.ToDraft(), input.GivenSecret, Id, feeds);
        _saving = false;
        if (outcome is SaveOutcome.Refused refused)
        {
            _problems = refused.Problems;
            return;
        }

        input.Secret = null;
        var saved = (await feeds.ListAsync(CancellationToken.None)).FirstOrDefault(f => f.Name == ((SaveOutcome.Saved)outcome).Key);
        navigation.NavigateTo(saved is null ? "/connections" : $"/connections/{saved.Id}");
    }

    private string? Wrong(string path) => _problems.Any(p => p.Path == path) ? "true" : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
