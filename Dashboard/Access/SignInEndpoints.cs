using Dashboard.Core.Access.Users;

using Microsoft.AspNetCore.Identity;

namespace Dashboard.Access;

/// <summary>Sign-out is a form post; signing in is a page.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (SignInManager<Person> signIn, IFormCollection _) =>
        {
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect(SignInServices.SignInPath);
        });
}
