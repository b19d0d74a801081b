using Dashboard.Core.Access.Users;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Access;

/// <summary>Email and password; rendered by the request itself because it sets the cookie.</summary>
public sealed partial class SignInPage(SignInManager<Person> signIn, NavigationManager navigation) : ComponentBase
{
    private string? _problem;

    [SupplyParameterFromForm]
    public Credentials? Input { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    protected override void OnInitialized() => Input ??= new Credentials();

    private async Task SignInAsync()
    {
        var result = await signIn.PasswordSignInAsync(Input!.Email ?? "", Input.Password ?? "", Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        else
            // One sentence for both, so that nobody learns which addresses exist.
            _problem = result.IsLockedOut ? "Too many wrong passwords. Wait five minutes and try again." : "Email or password is wrong.";
    }

    /// <summary>What the form sends.</summary>
    public sealed class Credentials
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public bool Remember { get; set; }
    }
}
