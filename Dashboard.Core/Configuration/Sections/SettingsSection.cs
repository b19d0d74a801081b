using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>settings: {timeZone: Europe/Berlin, currency: EUR}</c>.</summary>
internal sealed class SettingsSection : IConfigSection
{
    private const string TimeZone = "timeZone";
    private const string Currency = "currency";

    public string Name => "settings";

    public int Order => 5;

    public IReadOnlyList<ConfigItem> Read(ConfigNode section, List<Problem> problems)
    {
        if (section is ConfigScalar { Value: null })
            return [];

        var fields = new FieldReader(section, problems);
        List<ConfigItem> items = [];
        if (fields.Text(TimeZone) is { } zone)
        {
            if (ChangeReportingZone.Find(zone) is { } found)
                items.Add(new($"{section.Path}.{TimeZone}", TimeZone, found.Id));
            else
                fields.Say(TimeZone, $"\"{zone}\" is not a time zone of the IANA list, such as Europe/Berlin.");
        }

        if (fields.Text(Currency) is { } currency)
        {
            if (CurrencyCode.Read(currency) is { } code)
                items.Add(new($"{section.Path}.{Currency}", Currency, code));
            else
                fields.Say(Currency, $"\"{currency}\" is no currency; write the three letters, as in EUR.");
        }

        fields.Finish();
        return items;
    }

    public Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct) => Task.FromResult(items);

    // The days of another zone are built after the file is applied, by whoever applied it or by the job.
    public Task<Change> WriteAsync(DashboardStore store, ConfigItem item, DateTime now, CancellationToken ct) => item.Key == TimeZone
        ? ChangeReportingZone.WantAsync(store, (string)item.Draft, ct)
        : SaveRates.WriteAsync(store, (string)item.Draft, ct);

    public async Task<ConfigNode?> ExportAsync(DashboardStore store, CancellationToken ct)
    {
        var zone = await store.ReportingZones().AsNoTracking().SingleOrDefaultAsync(ct);
        var currency = await store.DisplayCurrencies().Select(c => c.Currency).SingleOrDefaultAsync(ct);
        return zone is null && currency is null
            ? null
            : ConfigMap.Of((TimeZone, ConfigScalar.Of(zone?.NextTimeZone ?? zone?.TimeZone)), (Currency, ConfigScalar.Of(currency)));
    }
}
