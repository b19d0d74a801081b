using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Workloads;

/// <summary>A route while somebody types it.</summary>
internal sealed class RouteInput
{
    public string Name { get; set; } = "";

    public bool Strict { get; set; }

    public List<TargetInput> Primary { get; } = [];

    public List<TargetInput> Fallbacks { get; } = [];

    public static RouteInput From(RouteDraft? draft)
    {
        var input = new RouteInput { Name = draft?.Name ?? "main", Strict = draft?.Strict ?? false };
        input.Primary.AddRange((draft?.Primary ?? []).Select(TargetInput.From));
        input.Fallbacks.AddRange((draft?.Fallbacks ?? []).Select(TargetInput.From));
        if (input.Primary.Count == 0)
            input.Primary.Add(new());

        return input;
    }

    public RouteDraft ToDraft(string workload, ModelCatalogue catalogue) => new(
        workload, Name.Trim(),
        [.. Primary.Select(t => t.ToDraft(TargetRole.Primary, catalogue)), .. Fallbacks.Select(t => t.ToDraft(TargetRole.Fallback, catalogue))],
        Strict);

    /// <summary>One place up (-1) or down (+1) in its own list.</summary>
    public static void Move(List<TargetInput> targets, TargetInput target, int by)
    {
        var at = targets.IndexOf(target);
        if (at + by < 0 || at + by >= targets.Count)
            return;

        targets.RemoveAt(at);
        targets.Insert(at + by, target);
    }
}

/// <summary>A target while somebody types it.</summary>
public sealed class TargetInput
{
    public string? Host { get; set; }

    public string Model { get; set; } = "";

    public string? Gateway { get; set; }

    public bool GatewayHidden { get; set; }

    public string? Contract { get; set; }

    public double? Weight { get; set; }

    /// <summary>Whether there is more to it than host and model.</summary>
    public bool HasMore => Gateway is not null || GatewayHidden || Contract is not null || Weight is not null;

    public static TargetInput From(TargetDraft draft) => new()
    {
        Host = draft.Host,
        Model = draft.Model,
        Gateway = draft.Gateway,
        GatewayHidden = draft.GatewayHidden,
        Contract = draft.Contract,
        Weight = draft.Weight,
    };

    public TargetDraft ToDraft(TargetRole role, ModelCatalogue catalogue) => new(
        role, Model.Trim(), Key(Host, catalogue), Key(Gateway, catalogue), GatewayHidden, Key(Contract, catalogue), role is TargetRole.Primary ? Weight : null);

    /// <summary>"Amazon Bedrock" is as good as <c>amazon-bedrock</c>; who is not in the catalogue keeps the key that was typed.</summary>
    public static string? Key(string? typed, ModelCatalogue catalogue) =>
        string.IsNullOrWhiteSpace(typed) ? null : catalogue.FindByName(typed.Trim())?.Key.Value ?? typed.Trim().ToLowerInvariant();
}
