using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.FirstSteps;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>How many first steps an administrator is still to be led through; none in the demonstration, whose desk has worked for long.</summary>
public sealed class FirstStepsLeft(IMediator mediator, CurrentUser user, DemoOptions demo)
{
    public async Task<int> Count(CancellationToken ct)
    {
        if (demo.Enabled || !user.May(Permission.Administer)) return 0;
        var found = await mediator.Send(new FirstStepList.Query(), ct);
        return found.Value is { IsShown: true } steps ? steps.Left : 0;
    }
}
