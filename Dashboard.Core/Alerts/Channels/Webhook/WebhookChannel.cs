using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Units;

using Microsoft.Extensions.Options;

namespace Dashboard.Core.Alerts.Channels.Webhook;

/// <summary>Posts a signed JSON document. The id stays the same in every attempt: a receiver drops what it has seen.</summary>
internal sealed class WebhookChannel(OutboundClient outbound, CredentialBox box, IOptions<DeliveryOptions> options, TimeProvider time) : IAlertChannel
{
    private const long LongestAnswer = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public ChannelKind Kind => ChannelKind.Webhook;

    public bool ReceiverCanTell => true;

    public async Task<DeliveryOutcome> SendAsync(AlertChannel channel, AlertDelivery delivery, Func<CancellationToken, Task> handingOver, CancellationToken ct)
    {
        if (channel.Secret is null)
            return new DeliveryOutcome.Refused("The channel has no signing secret; enter one.");

        if (box.Open(channel.Secret) is not CredentialAnswer.Secret secret)
            return new DeliveryOutcome.Failed("The signing secret cannot be read: enter it again.");

        var body = JsonSerializer.SerializeToUtf8Bytes(WebhookPayload.Of(delivery, options.Value.PublicUrl), Json);
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        var id = $"msg_{delivery.MessageId}";
        await handingOver(ct);
        var outcome = await outbound.FetchAsync(
            new OutboundRequest(new Uri(channel.Url))
            {
                Method = HttpMethod.Post,
                Body = new(body, "application/json"),
                MaxBytes = LongestAnswer,
                Headers = new Dictionary<string, string>
                {
                    ["webhook-id"] = id,
                    ["webhook-timestamp"] = at.ToString(CultureInfo.InvariantCulture),
                    ["webhook-signature"] = WebhookSecret.Sign(secret.Value, id, at, body),
                },
            },
            ct);
        return outcome switch
        {
            OutboundOutcome.Received { IsSuccess: true } taken => new DeliveryOutcome.Sent($"Answered {taken.Status}."),
            OutboundOutcome.Received { Status: 410 } => new DeliveryOutcome.Refused("Answered 410: nobody listens there any more."),
            OutboundOutcome.Received other => new DeliveryOutcome.Failed($"Answered {other.Status}.", other.Headers.RetryAfter),
            OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } refusal } => new DeliveryOutcome.Failed(refusal.Detail, until - time.GetUtcNow().UtcDateTime),
            OutboundOutcome.Refused refused => new DeliveryOutcome.Failed(refused.Refusal.Detail),
            OutboundOutcome.Failed failed => new DeliveryOutcome.Failed(failed.Detail),
            _ => new DeliveryOutcome.Failed("The answer made no sense."),
        };
    }
}

/// <summary>What a webhook carries.</summary>
internal sealed record WebhookPayload(string Type, DateTime Timestamp, WebhookAlertPayload Data)
{
    public static WebhookPayload Of(AlertDelivery delivery, string? publicUrl) => new(
        delivery.AlertId is null ? "test" : "alert.raised",
        DateTime.SpecifyKind(delivery.QueuedAt, DateTimeKind.Utc),
        new(delivery.AlertId, delivery.Rule, delivery.Level, delivery.Title, delivery.Detail, delivery.Path, MessageLink.Of(publicUrl, delivery.Path), DateTime.SpecifyKind(delivery.RaisedAt, DateTimeKind.Utc)));
}

/// <summary>The alert of a webhook.</summary>
internal sealed record WebhookAlertPayload(int? Id, string Rule, Level Level, string Title, string Detail, string Path, string? Url, DateTime RaisedAt);
