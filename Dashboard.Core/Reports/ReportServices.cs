using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Reports.Registers;
using Dashboard.Core.Reports.Writers;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Reports;

/// <summary>Registers documents and writers.</summary>
public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<IReportWriter, HtmlWriter>();
        services.AddSingleton<IReportWriter, MarkdownWriter>();
        services.AddSingleton<IReportWriter, CsvWriter>();
        services.AddScoped<RiskSummary>();
        services.AddScoped<MakeReport>();
        services.AddScoped<DoraRegister>();
        services.AddScoped<FocusRegister>();
        return services;
    }
}
