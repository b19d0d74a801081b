using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;

using MudBlazor;

namespace Dashboard.Alerts;

/// <summary>How channels and messages are said on pages.</summary>
internal static class ChannelWords
{
    public static string Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Email => "Email",
        ChannelKind.Webhook => "Webhook",
        _ => "Feed",
    };

    public static string IconOf(ChannelKind kind) => kind switch
    {
        ChannelKind.Email => Icons.Material.Outlined.Mail,
        ChannelKind.Webhook => Icons.Material.Outlined.Webhook,
        _ => Icons.Material.Outlined.RssFeed,
    };

    public static string Of(MailSecurity security) => security switch
    {
        MailSecurity.Auto => "Automatic (always encrypted)",
        MailSecurity.StartTls => "STARTTLS",
        MailSecurity.Tls => "TLS from the start",
        _ => "None (no password is sent)",
    };

    public static string Of(DeliveryRow delivery) => delivery switch
    {
        { State: DeliveryState.Sent } => "Sent",
        { State: DeliveryState.Sending } => "Being sent",
        { State: DeliveryState.GivenUp } => "Given up",
        { State: DeliveryState.Unsure } => "May have arrived",
        { Attempts: > 0 } => "Failed, tried again later",
        _ => "Waiting",
    };

    public static string ToneOf(DeliveryRow delivery) => delivery switch
    {
        { State: DeliveryState.Sent } => "good",
        { State: DeliveryState.GivenUp } => "problem",
        { State: DeliveryState.Unsure } => "unknown",
        { State: DeliveryState.Waiting, Attempts: > 0 } => "caution",
        _ => "neutral",
    };

    public static string IconOf(DeliveryRow delivery) => delivery switch
    {
        { State: DeliveryState.Sent } => Icons.Material.Outlined.CheckCircle,
        { State: DeliveryState.GivenUp } => Icons.Material.Outlined.ErrorOutline,
        { State: DeliveryState.Unsure } => Icons.Material.Outlined.HelpOutline,
        _ => Icons.Material.Outlined.Schedule,
    };
}
