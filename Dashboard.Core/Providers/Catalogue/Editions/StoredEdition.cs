using Dashboard.Core.Store;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>The edition in use of a data folder, for commands that do without the house.</summary>
public static class StoredEdition
{
    /// <summary>Leaves the catalogue as it came where no edition is in use, or only one that an older product made.</summary>
    public static void UseIn(ModelCatalogue catalogue, DataFolder folder)
    {
        using var connection = StoreGlance.Open(folder, EditionTables.Name);
        if (connection is null)
            return;

        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Base,Packed FROM {EditionTables.Name} WHERE AppliedAt IS NOT NULL ORDER BY Id DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        if (reader.Read() && reader.GetString(0) == CatalogueReader.EmbeddedVersion())
            catalogue.Use(EditionText.Read(reader.GetFieldValue<byte[]>(1)));
    }
}
