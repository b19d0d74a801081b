using System.Text;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>Writes lines of a provider's account into the ledger as a format would.</summary>
internal static class Charges
{
    public static async Task WriteAsync(UsageHouse house, string connection, params (string Day, int Days, decimal Amount, string Currency, string? Model)[] lines)
    {
        var tally = new FileTally($"{connection}.json", "test-costs", connection);
        var batch = new RowBatch { File = tally, IsLast = true };
        foreach (var (line, number) in lines.Select((l, n) => (l, n)))
        {
            var facts = new SeriesFacts(Contract: "openai", Host: "openai", RawModel: line.Model);
            batch.Costs.Add(new CostRow
            {
                Series = new SeriesSlot(facts, new SeriesThought(ModelKey: line.Model is null ? null : $"openai/{line.Model}"), new SeriesThought()),
                At = UtcMicroseconds.From(DateTime.SpecifyKind(UsageHouse.Day(line.Day).ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc)),
                KeyHash = new KeyHash().Of(Encoding.UTF8.GetBytes($"{line.Day} {line.Model} {number}")).End(),
                Grain = Grain.Day,
                Days = line.Days,
                Nanos = (long)(line.Amount * 1_000_000_000),
                Currency = line.Currency,
                Line = number,
            });
        }

        await using var store = house.Store.CreateDbContext();
        using var writer = new LedgerWriter(store.Database.GetConnectionString()!, TimeProvider.System, "test", trial: false);
        writer.Write(batch, UsageHouse.Ct);
        writer.Commit(UsageHouse.Ct);
    }
}
