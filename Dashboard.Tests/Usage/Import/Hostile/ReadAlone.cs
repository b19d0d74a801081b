using System.IO.Compression;
using System.Text;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Workloads;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Usage.Import.Hostile;

/// <summary>Reads a file as an import does, without a ledger behind: thousands of bad files in the time of a few imports.</summary>
internal sealed class ReadAlone
{
    private static readonly ModelCatalogue Catalogue = new ServiceCollection().AddProviders().BuildServiceProvider().GetRequiredService<ModelCatalogue>();
    private static readonly ThinkOfSeries Thinking = new(Catalogue, new Attribution([]));

    public required string? Format { get; init; }

    /// <summary>Why it was refused.</summary>
    public string Reason { get; init; } = "";

    public FileTally? Tally { get; init; }

    public List<UsageRow> Rows { get; } = [];

    public List<CostRow> Costs { get; } = [];

    public static ReadAlone Of(string text, string? wanted = null) => Of(Encoding.UTF8.GetBytes(text), wanted);

    public static ReadAlone Of(byte[] bytes, string? wanted = null) => Of(new MemoryStream(bytes), wanted, keep: true);

    /// <param name="keep">Whether the rows are to be looked at; of a gigabyte they are only counted.</param>
    public static ReadAlone Of(Stream stream, string? wanted, bool keep)
    {
        var formats = new UsageFormats();
        try
        {
            using var source = OpenSource.Open(stream);
            var (format, reason) = formats.Recognise(source.Head, wanted, []);
            return format is null ? new ReadAlone { Format = null, Reason = reason } : Read(format, source, keep);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return new ReadAlone { Format = null, Reason = e.Message };
        }
    }

    private static ReadAlone Read(IUsageFormat format, OpenSource source, bool keep)
    {
        using var handover = new Handover(1);
        var tally = new FileTally("hostile", format.Name, null);
        var read = new ReadAlone { Format = format.Name, Tally = tally };
        var drain = new Thread(() =>
        {
            while (handover.WaitAndTake(out var batch, CancellationToken.None))
            {
                if (keep)
                {
                    read.Rows.AddRange(batch.Rows.AsSpan(0, batch.Count));
                    read.Costs.AddRange(batch.Costs);
                }

                handover.Return(batch);
            }
        });
        drain.Start();
        try
        {
            var sink = new RowSink(Thinking, new Core.Usage.Import.PriceEntries(Catalogue), handover, UsageHouse.Ct);
            sink.Begin(tally, 0);
            ReadSources.ReadRows(format, source.Content, source.Head, sink, UsageHouse.Ct);
            sink.End();
        }
        finally
        {
            handover.End(0, CancellationToken.None);
            drain.Join();
        }

        return read;
    }

    public static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);

        return packed.ToArray();
    }
}
