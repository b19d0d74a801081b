using Dashboard.Core.Alerts.Deliveries;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>A way to send a message.</summary>
public interface IAlertChannel
{
    ChannelKind Kind { get; }

    /// <summary>Who receives the same message twice can tell by its id: it is sent again when nobody knows whether it arrived.</summary>
    bool ReceiverCanTell { get; }

    /// <summary>One attempt. Expected failures are values.</summary>
    /// <param name="channel">Where to, with its secrets in their stored form.</param>
    /// <param name="delivery">What.</param>
    /// <param name="handingOver">To be awaited just before the message itself goes over the line: it writes down that from here on it may have arrived.</param>
    /// <param name="ct">Ends the attempt.</param>
    Task<DeliveryOutcome> SendAsync(AlertChannel channel, AlertDelivery delivery, Func<CancellationToken, Task> handingOver, CancellationToken ct);
}
