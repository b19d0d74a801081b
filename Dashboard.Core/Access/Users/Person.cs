using Microsoft.AspNetCore.Identity;

namespace Dashboard.Core.Access.Users;

/// <summary>Somebody who may sign in; the user name is the email address.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }
}
