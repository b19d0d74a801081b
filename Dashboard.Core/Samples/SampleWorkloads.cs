using Dashboard.Core.Marks;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples;

/// <summary>Thirteen workloads with owners, criticality and rules, and the routes of those that have any.</summary>
public sealed class SampleWorkloads(
    IDbContextFactory<DashboardStore> stores, SaveWorkload save, SaveRoute routes, RemoveWorkload remove, ReattributeSeries reattribute, SampleMarksQuery marks) : ISamplePart
{
    public string Title => "Workloads and routes";

    private static IReadOnlyList<Named> All { get; } =
    [
        new("support-bot", "Support bot", "Customer care", Criticality.Critical, null, new RouteDraft("", "chat",
            [Primary("claude-sonnet-4-6", "anthropic"), Fallback("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon-bedrock")])),
        new("coding-agents", "Coding agents", "Platform engineering", Criticality.High, null, new RouteDraft("", "agent",
            [Primary("claude-opus-4-6", "anthropic", "litellm"), Fallback("gpt-5.1", "openai", "litellm")])),
        new("document-intake", "Document intake", "Operations", Criticality.High, null, new RouteDraft("", "extract",
            [Primary("gemini-2.5-flash", "google"), Fallback("mistral-medium-2508", "mistral")])) { Uses = [OutputUse.Product, OutputUse.Evaluation] },
        new("nightly-summaries", "Nightly summaries", "Data", Criticality.Medium, null, new RouteDraft("", "batch",
            [Primary("openai/gpt-oss-120b", "vllm", "litellm"), Fallback("gpt-5-mini", "openai")])),
        new("sales-assistant", "Sales assistant", "Revenue operations", Criticality.Medium, null, new RouteDraft("", "chat", [Primary("gpt-5.1", "openai")])),
        new("search-answers", "Search answers", "Product search", Criticality.High, null, new RouteDraft("", "answer",
            [Primary("moonshotai/kimi-k2-0905", "moonshotai", "openrouter"), Fallback("deepseek/deepseek-v3.2", "deepseek", "openrouter")])),
        new("translation", "Translation", "Localisation", Criticality.Medium, ["EU"], new RouteDraft("", "translate",
            [Primary("mistral-medium-2508", "mistral"), Fallback("mistral-small-3.2-24b-instruct-2506", "scaleway")])),
        new("contract-review", "Contract review", "Legal", Criticality.Critical, ["EU"], new RouteDraft("", "review", [Primary("mistral-large-2512", "mistral")], Strict: true)),
        // What looks like cover and is none, one kind for each.
        new("email-drafts", "Email drafts", "Marketing", Criticality.Low, null, new RouteDraft("", "draft",
            [Primary("gpt-5-mini", "openai"), Fallback("gpt-5.1", "openai", "openrouter")])),
        new("code-review", "Code review", "Platform engineering", Criticality.Medium, null, new RouteDraft("", "review",
            [Primary("claude-opus-4-6", "anthropic"), Fallback("claude-3-5-sonnet-20241022", "anthropic")])),
        new("invoice-scan", "Invoice scan", "Finance", Criticality.Medium, ["EU"], new RouteDraft("", "scan",
            [Primary("mistral-medium-2508", "mistral"), Fallback("gpt-5-mini", "openai")])),
        new("voice-notes", "Voice notes", "Field service", Criticality.Low, ["EU", "US"], new RouteDraft("", "notes",
            [Primary("gpt-5.1", "openai"), new(TargetRole.Fallback, "team-voice-default", GatewayHidden: true)])),
        // Nobody has written down what stands in for it.
        new("research-assistant", "Research assistant", "Strategy", Criticality.Low, null, null) { Uses = null },
    ];

    public async Task<string?> ObstacleAsync(CancellationToken ct)
    {
        var keys = All.Select(w => w.Key).ToList();
        await using var store = await stores.CreateDbContextAsync(ct);
        var ours = await SampleMarksQuery.KeysAsync(store, MarkKinds.Workload, ct);
        var there = await store.Workloads().Where(w => keys.Contains(w.Key)).Select(w => w.Key).ToListAsync(ct);
        return there.FirstOrDefault(key => !ours.Contains(key)) is { } taken ? $"There is a workload with the key \"{taken}\" that the sample did not make." : null;
    }

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        await marks.MarkAsync(MarkKinds.Workload, All.Select(w => w.Key), ct);
        foreach (var workload in All)
        {
            var draft = new WorkloadDraft(
                workload.Key, workload.Name, workload.Criticality, workload.Owner, workload.Blocs, Rules: [new RuleDraft(RuleKind.Key, workload.Key), new RuleDraft(RuleKind.Project, workload.Key)], OutputUses: workload.Uses);
            // Somebody has a workload of this name: theirs keeps it.
            if (await save.RunAsync(draft, ct) is SaveOutcome.Refused)
                Saved(await save.RunAsync(draft with { Name = $"{workload.Name} (sample)" }, ct));

            if (workload.Route is { } route)
                Saved(await routes.RunAsync(route with { Workload = workload.Key }, "sample", "the sample workspace", ct));
        }
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        foreach (var key in await marks.KeysAsync(MarkKinds.Workload, ct))
            await remove.RunAsync(new WorkloadKey(key), ct);

        await marks.UnmarkAsync(MarkKinds.Workload, ct);
        await reattribute.RunAsync(ct);
    }

    private static void Saved(SaveOutcome outcome)
    {
        if (outcome is SaveOutcome.Refused refused)
            throw new InvalidOperationException(string.Join(' ', refused.Problems.Select(p => $"{p.Path}: {p.Message}")));
    }

    private static TargetDraft Primary(string model, string host, string? gateway = null) => new(TargetRole.Primary, model, host, gateway);

    private static TargetDraft Fallback(string model, string host, string? gateway = null) => new(TargetRole.Fallback, model, host, gateway);

    private sealed record Named(string Id, string Name, string Owner, Criticality Criticality, IReadOnlyList<string>? Blocs, RouteDraft? Route)
    {
        /// <summary>Also the alias of its API key: the rule catches nothing that is not the sample's.</summary>
        public string Key => $"sample-{Id}";

        /// <summary>Null where nobody has declared it.</summary>
        public IReadOnlyList<OutputUse>? Uses { get; init; } = [OutputUse.Product];
    }
}
