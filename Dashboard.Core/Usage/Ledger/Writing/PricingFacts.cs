namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of <see cref="PricingFact"/>: goes with its entry wherever that goes.</summary>
internal sealed class PricingFacts(LedgerLink link)
{
    private readonly Statement _put = link.Prepare(
        "INSERT OR REPLACE INTO PricingFacts(EntryId,Span,InputAudio,OutputAudio,CacheReadAudio,InputImage,OutputImage) VALUES(?1,?2,?3,?4,?5,?6,?7)");

    private readonly Statement _drop = link.Prepare("DELETE FROM PricingFacts WHERE EntryId=?1");

    /// <summary>Notes what a new entry has of it.</summary>
    public void Put(in UsageRow row, long id)
    {
        if (row.Span is null && row.Media is null)
            return;

        _put.Bind(1, id);
        _put.Bind(2, (long?)row.Span);
        _put.Bind(3, row.Media?.InputAudio);
        _put.Bind(4, row.Media?.OutputAudio);
        _put.Bind(5, row.Media?.CacheReadAudio);
        _put.Bind(6, row.Media?.InputImage);
        _put.Bind(7, row.Media?.OutputImage);
        _put.Run();
    }

    public void Drop(long id)
    {
        _drop.Bind(1, id);
        _drop.Run();
    }
}
