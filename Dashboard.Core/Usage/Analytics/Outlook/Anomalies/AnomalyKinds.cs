namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>By what anomalies are told apart.</summary>
public static class AnomalyKinds
{
    public static IReadOnlyList<SpendKey> All { get; } = [SpendKey.Provider, SpendKey.Model, SpendKey.Workload, SpendKey.Key];
}
