using System.CommandLine;
using System.Globalization;

using Dashboard.Core.Access.Tokens;

namespace Dashboard.Cli;

/// <summary><c>token add|list|revoke</c>: the keys that programs carry to send usage and traces.</summary>
internal static class TokenCommand
{
    public static Command Create(SharedOptions shared) => new("token", "Keys for programs that send usage or traces, or read spend") { Add(shared), List(shared), Revoke(shared) };

    private static Command Add(SharedOptions shared)
    {
        var name = new Option<string>("--name") { Description = "What to call it, after the program that will carry it", HelpName = "NAME", Required = true };
        var scope = new Option<string[]>("--scope")
        {
            Description = $"What it may do, once for each: {string.Join(", ", TokenScopes.All.Select(s => s.Name))}",
            HelpName = "SCOPE",
            Required = true,
        };
        scope.AcceptOnlyFromAmong([.. TokenScopes.All.Select(s => s.Name)]);
        var expires = new Option<DateOnly?>("--expires") { Description = "The last day on which it opens anything (UTC); without it, for ever", HelpName = "DATE", CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;

            result.AddError($"\"{result.Tokens[0].Value}\" is not a date; write it as 2027-03-31.");
            return null;
        } };
        var connection = new Option<string?>("--connection") { Description = "The connection that what it sends belongs to", HelpName = "NAME" };

        var add = new Command("add", "Make a token; its secret is shown once") { name, scope, expires, connection };
        add.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var draft = new TokenDraft(
                parsed.GetRequiredValue(name), parsed.GetRequiredValue(scope), parsed.GetValue(connection), TokenDraft.EndOf(parsed.GetValue(expires)));
            switch (await host.Services.GetRequiredService<AddToken>().RunAsync(draft, by: null, ct))
            {
                case TokenOutcome.Made made:
                    Answer.Write(parsed.GetValue(shared.Json), new { made.Name, Token = made.Secret, Scopes = draft.Scopes.Distinct(), made.ExpiresAt, draft.Connection }, (_, output) =>
                    {
                        output.WriteLine(made.Secret);
                        Console.Error.WriteLine("This is the only time that it is shown. Send it as \"Authorization: Bearer TOKEN\".");
                    });
                    return ExitCode.Done;
                case TokenOutcome.Refused refused:
                    throw new CommandFailedException(string.Join(Environment.NewLine, refused.Problems.Select(p => p.Message)));
                default:
                    throw new InvalidOperationException("An outcome that is neither.");
            }
        });
        return add;
    }

    private static Command List(SharedOptions shared)
    {
        var list = new Command("list", "Every token, without its secret");
        list.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var tokens = await host.Services.GetRequiredService<TokensQuery>().ListAsync(ct);
            Answer.Write(parsed.GetValue(shared.Json), new { tokens }, (_, output) =>
            {
                foreach (var token in tokens)
                    output.WriteLine($"{token.State.ToString().ToLowerInvariant(),-8}  {token.Prefix}...  {token.Name}  ({string.Join(", ", token.Scopes)})  last used {Day(token.LastUsedAt)}, expires {Day(token.ExpiresAt)}");
            });
            return ExitCode.Done;
        });
        return list;
    }

    private static Command Revoke(SharedOptions shared)
    {
        var name = new Argument<string>("NAME") { Description = "The token's name" };
        var revoke = new Command("revoke", "End a token at once") { name };
        revoke.SetAction(async (parsed, ct) =>
        {
            using var host = await CommandServices.OpenAsync(shared, parsed, ct);
            var wanted = parsed.GetRequiredValue(name);
            var tokens = await host.Services.GetRequiredService<TokensQuery>().ListAsync(ct);
            if (tokens.FirstOrDefault(t => t.Name == wanted && t.State != TokenState.Revoked) is not { } found || !await host.Services.GetRequiredService<RevokeToken>().RunAsync(found.Id, ct))
                throw new CommandFailedException($"There is no token {wanted} to revoke.");

            Answer.Write(parsed.GetValue(shared.Json), new { done = true }, (_, output) => output.WriteLine("Done."));
            return ExitCode.Done;
        });
        return revoke;
    }

    private static string Day(DateTime? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never";
}
