using Microsoft.AspNetCore.Identity;

namespace Dashboard.Core.Access.Users;

/// <summary>Gives an account a new password, unlocks it and ends its sessions.</summary>
public sealed class ResetPassword(UserManager<Person> people)
{
    public async Task<IdentityResult> RunAsync(string email, string password)
    {
        if (await people.FindByEmailAsync(email) is not { } person)
            return IdentityResult.Failed(new IdentityError { Code = "Unknown", Description = $"Nobody has the address {email}." });

        var token = await people.GeneratePasswordResetTokenAsync(person);
        var reset = await people.ResetPasswordAsync(person, token, password);
        if (reset.Succeeded)
            await people.SetLockoutEndDateAsync(person, null);

        return reset;
    }
}
