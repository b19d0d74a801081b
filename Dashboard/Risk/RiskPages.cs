namespace Dashboard.Risk;

/// <summary>Registers what these pages read with.</summary>
internal static class RiskPages
{
    public static IServiceCollection AddRiskPages(this IServiceCollection services) => services.AddSingleton<ScenarioReading>();
}
