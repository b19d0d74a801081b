using Microsoft.AspNetCore.Identity;

namespace Dashboard.Core.Access.Users;

/// <summary>Makes an account with one role.</summary>
public sealed class AddPerson(UserManager<Person> people, RoleManager<IdentityRole> roles, TimeProvider time)
{
    /// <summary>Returns what is wrong with the address or password, one sentence each, or success.</summary>
    public async Task<IdentityResult> RunAsync(string email, string password, string role)
    {
        foreach (var name in Roles.All)
        {
            if (!await roles.RoleExistsAsync(name))
                await roles.CreateAsync(new IdentityRole(name));
        }

        var person = new Person { UserName = email, Email = email, CreatedAt = time.GetUtcNow().UtcDateTime };
        var made = await people.CreateAsync(person, password);
        return made.Succeeded ? await people.AddToRoleAsync(person, role) : made;
    }
}
