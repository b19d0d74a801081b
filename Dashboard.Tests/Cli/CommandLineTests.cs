using System.Text.Json;

using Dashboard.Cli;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Help_says_what_is_possible_and_ends_well()
    {
        var ended = await RunAsync("--help");

        Assert.Equal(0, ended.Code);
        foreach (var word in new[] { "--data", "--json", "--urls", "doctor", "user" })
            Assert.Contains(word, ended.Output);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("doctor --wrong")]
    [InlineData("user add")]
    [InlineData("user add a@b.example --role King")]
    [InlineData("--data")]
    public async Task Wrong_use_is_said_on_standard_error_with_code_two(string line)
    {
        var ended = await RunAsync(line.Split(' '));

        Assert.Equal(2, ended.Code);
        Assert.Empty(ended.Output);
        Assert.Contains("--help", ended.Error);
    }

    [Fact]
    public async Task Doctor_answers_with_one_json_document_and_a_relative_folder_means_the_callers()
    {
        var ended = await RunAsync("doctor", "--json", "--data", "./here");

        Assert.Equal(0, ended.Code);
        var answer = JsonDocument.Parse(ended.Output).RootElement;
        Assert.True(answer.GetProperty("healthy").GetBoolean());
        Assert.All(answer.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("ok").GetBoolean()));
        Assert.True(Directory.Exists(_folder["here"]));
        Assert.False(File.Exists(Path.Combine(_folder["here"], "dashboard.db")), "doctor looks, it does not make");
    }

    [Fact]
    public async Task Doctor_fails_with_the_same_document_when_the_database_is_damaged()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.WriteAllText(Path.Combine(_folder["data"], "dashboard.db"), new string('x', 8192));

        var ended = await RunAsync("doctor", "--json");

        Assert.Equal(1, ended.Code);
        Assert.False(JsonDocument.Parse(ended.Output).RootElement.GetProperty("healthy").GetBoolean());
        Assert.Contains("damaged", ended.Output);
    }

    [Fact]
    public async Task A_setting_chooses_the_folder_too()
    {
        var ended = await RunAsync("doctor", "--Dashboard:DataFolder=elsewhere");

        Assert.Equal(0, ended.Code);
        Assert.Contains(_folder["elsewhere"], ended.Output);
    }

    [Fact]
    public async Task A_person_is_added_once_and_can_be_given_a_new_password()
    {
        var weak = await Executable.RunAsync(_folder.Path, ["user", "add", "ada@example.org", "--role", "Editor"], "short\n");
        var added = await Executable.RunAsync(_folder.Path, ["user", "add", "ada@example.org", "--role", "Editor"], "a long enough password\n");
        var twice = await Executable.RunAsync(_folder.Path, ["user", "add", "ada@example.org"], "a long enough password\n");
        var reset = await Executable.RunAsync(_folder.Path, ["user", "reset", "ada@example.org", "--json"], "another long password\n");

        Assert.Equal([1, 0, 1, 0], [weak.Code, added.Code, twice.Code, reset.Code]);
        Assert.Contains("12", weak.Error);
        Assert.Contains("already taken", twice.Error);
        Assert.True(JsonDocument.Parse(reset.Output).RootElement.GetProperty("done").GetBoolean());
    }

    [Fact]
    public void Settings_are_told_apart_from_options()
    {
        var (settings, remaining) = SettingArguments.Split(["import", "--Outbound:AllowedPrivate:0=127.0.0.1", "--data=x", "a=b:c"]);

        Assert.Equal(["--Outbound:AllowedPrivate:0=127.0.0.1"], settings);
        Assert.Equal(["import", "--data=x", "a=b:c"], remaining);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Executable.Ended> RunAsync(params string[] args) => Executable.RunAsync(_folder.Path, args);
}
