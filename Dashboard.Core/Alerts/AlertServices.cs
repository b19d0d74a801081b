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
        return services;
    }
}
