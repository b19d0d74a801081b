using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Channels.Email;
using Dashboard.Core.Alerts.Channels.Feed;
using Dashboard.Core.Alerts.Channels.Webhook;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Alerts.Rules;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Alerts;

/// <summary>Registers the inbox and every rule.</summary>
public static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AlertBell>();
        services.AddScoped<RiskOfRound>();
        services.AddScoped<IAlertRule, TermsChangedRule>();
        services.AddScoped<IAlertRule, WatchedSentenceRule>();
        services.AddScoped<IAlertRule, ModelVanishedRule>();
        services.AddScoped<IAlertRule, RetirementAheadRule>();
        services.AddScoped<IAlertRule, ConcentrationRule>();
        services.AddScoped<IAlertRule, SingleProviderRule>();
        services.AddScoped<BudgetsOfRound>();
        services.AddScoped<IAlertRule, BudgetThresholdRule>();
        services.AddScoped<IAlertRule, BudgetProjectionRule>();
        services.AddScoped<IAlertRule, SpendAnomalyRule>();
        services.AddScoped<AlertRound>();
        services.AddScoped<AlertsJob>();
        services.AddScoped<InboxQuery>();
        services.AddScoped<AcknowledgeAlert>();
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.AttemptLimit < o.Lease, "Alerts:AttemptLimit must be shorter than Alerts:Lease.").ValidateOnStart();
        services.AddSingleton<IAlertChannel, EmailChannel>();
        services.AddSingleton<IAlertChannel, WebhookChannel>();
        services.AddSingleton<AlertFeed>();
        services.AddSingleton<SaveChannel>();
        services.AddSingleton<ChannelsQuery>();
        services.AddSingleton<DeliveriesQuery>();
        services.AddSingleton<QueueDeliveries>();
        services.AddSingleton<DeliverAlerts>();
        services.AddTransient<DeliverAlertsJob>();
        return services;
    }
}
