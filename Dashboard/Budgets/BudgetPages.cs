namespace Dashboard.Budgets;

/// <summary>Registers what these pages write with; one writer for each circuit, because it asks who is there.</summary>
internal static class BudgetPages
{
    public static IServiceCollection AddBudgetPages(this IServiceCollection services) => services.AddScoped<BudgetWrites>();
}
