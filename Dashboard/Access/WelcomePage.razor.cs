using Dashboard.Core.Access.Users;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Access;

/// <summary>The one-time link of the first start.</summary>
public sealed partial class WelcomePage(
    FirstAdministrator first, AddPerson add, SignInManager<Person> signIn, NavigationManager navigation) : ComponentBase
{
    private bool _open;
    private IReadOnlyList<string> _problems = [];

    [Parameter]
    public required string Token { get; set; }

    [SupplyParameterFromForm]
    public NewAccount? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new NewAccount();
        _open = await first.AcceptsAsync(Token, CancellationToken.None);
    }

    private async Task CreateAsync()
    {
        if (Input!.Password != Input.Again)
        {
            _problems = ["The two passwords differ."];
            return;
        }

        var made = await first.CreateAsync(Token, Input.Email ?? "", Input.Password ?? "", add, CancellationToken.None);
        _problems = [.. made.Errors.Select(e => e.Description)];
        if (!made.Succeeded)
            return;

        await signIn.PasswordSignInAsync(Input.Email!, Input.Password!, isPersistent: false, lockoutOnFailure: false);
        navigation.NavigateTo("/start");
    }

    /// <summary>What the form sends.</summary>
    public sealed class NewAccount
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public string? Again { get; set; }
    }
}
