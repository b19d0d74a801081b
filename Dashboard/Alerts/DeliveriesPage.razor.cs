using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Alerts;

/// <summary>What was sent, what waits, and what nobody knows.</summary>
public sealed partial class DeliveriesPage(DeliveriesQuery deliveries, ChannelWrites writes) : ComponentBase
{
    private const int Most = 200;

    private LoadFrame<List<DeliveryRow>>? _frame;
    private string? _problem;

    [SupplyParameterFromQuery]
    public int? Channel { get; set; }

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private bool IsTrouble => Show == "trouble";

    private async Task<List<DeliveryRow>> LoadAsync(CancellationToken ct) => [.. await deliveries.ListAsync(Channel, IsTrouble, Most, ct)];

    private async Task AgainAsync(DeliveryRow message)
    {
        _problem = await writes.AgainAsync(message.Id);
        await _frame!.ReloadAsync();
    }
}
