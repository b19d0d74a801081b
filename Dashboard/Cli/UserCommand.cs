using System.CommandLine;

using Dashboard.Core.Access.Users;

using Microsoft.AspNetCore.Identity;

namespace Dashboard.Cli;

/// <summary><c>user add|reset EMAIL</c>: an account from the terminal; the password comes from standard input.</summary>
internal static class UserCommand
{
    public static Command Create(SharedOptions shared)
    {
        var email = new Argument<string>("email") { Description = "The address to sign in with" };
        var role = new Option<string>("--role") { Description = "What the person may do", DefaultValueFactory = _ => Roles.Viewer };
        role.AcceptOnlyFromAmong([.. Roles.All]);

        var add = new Command("add", "Make an account; reads the password from standard input") { email, role };
        add.SetAction((parsed, ct) => RunAsync(shared, parsed, async (services, password) =>
            await services.GetRequiredService<AddPerson>().RunAsync(parsed.GetRequiredValue(email), password, parsed.GetRequiredValue(role)), ct));

        var reset = new Command("reset", "Give an account a new password and unlock it; reads it from standard input") { email };
        reset.SetAction((parsed, ct) => RunAsync(shared, parsed, async (services, password) =>
            await services.GetRequiredService<ResetPassword>().RunAsync(parsed.GetRequiredValue(email), password), ct));

        return new Command("user", "People who may sign in") { add, reset };
    }

    private static async Task<int> RunAsync(
        SharedOptions shared, ParseResult parsed, Func<IServiceProvider, string, Task<IdentityResult>> act, CancellationToken ct)
    {
        using var host = await CommandServices.OpenAsync(shared, parsed, ct);
        if (!Console.IsInputRedirected)
            await Console.Error.WriteAsync("Password: ");

        var password = await Console.In.ReadLineAsync(ct) ?? "";
        await using var scope = host.Services.CreateAsyncScope();
        var result = await act(scope.ServiceProvider, password);
        if (!result.Succeeded)
            throw new CommandFailedException(string.Join(Environment.NewLine, result.Errors.Select(e => e.Description)));

        Answer.Write(parsed.GetValue(shared.Json), new { done = true }, (_, output) => output.WriteLine("Done."));
        return ExitCode.Done;
    }
}
