using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Support;

/// <summary>An empty folder, gone when the test is.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dashboard-test-").FullName;

    /// <summary>A path inside.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose()
    {
        // Pooled connections keep files open, which stops the deletion on Windows.
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
