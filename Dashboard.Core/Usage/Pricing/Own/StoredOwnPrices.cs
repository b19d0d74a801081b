using System.Globalization;

using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;

using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>Reads the own prices of a data folder without opening the house: for commands that should answer at once.</summary>
public static class StoredOwnPrices
{
    /// <summary>None where there is no store, or one that knows no own prices yet.</summary>
    public static PriceOverlay Read(DataFolder folder)
    {
        using var connection = StoreGlance.Open(folder, OwnPriceTables.Name);
        if (connection is null)
            return PriceOverlay.None;

        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT Id,Kind,Party,Model,ServiceTier,Input,Output,CacheRead,CacheWrite5m,CacheWrite1h,Reasoning,InputAudio,OutputAudio,CacheReadAudio,"
            + $"InputImage,OutputImage,DiscountPercent,MapTo,\"From\",\"Until\" FROM {OwnPriceTables.Name} WHERE RetiredAt IS NULL ORDER BY Id";
        using var reader = command.ExecuteReader();
        List<PriceOverride> found = [];
        while (reader.Read())
            found.Add(Price(reader).ToOverride());

        return found.Count == 0 ? PriceOverlay.None : new PriceOverlay(found, "stored");
    }

    private static OwnPrice Price(SqliteDataReader reader)
    {
        var at = 0;
        string? Text() => at++ is var i && reader.IsDBNull(i) ? null : reader.GetString(i);
        decimal? Number() => Text() is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
        DateOnly? Day() => Text() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return new OwnPrice
        {
            Id = reader.GetInt32(at++),
            Kind = (OwnPriceKind)reader.GetInt32(at++),
            Party = Text(),
            Model = Text(),
            ServiceTier = Text(),
            Input = Number(),
            Output = Number(),
            CacheRead = Number(),
            CacheWrite5m = Number(),
            CacheWrite1h = Number(),
            Reasoning = Number(),
            InputAudio = Number(),
            OutputAudio = Number(),
            CacheReadAudio = Number(),
            InputImage = Number(),
            OutputImage = Number(),
            DiscountPercent = Number(),
            MapTo = Text(),
            From = Day(),
            Until = Day(),
            CreatedBy = "",
        };
    }
}
